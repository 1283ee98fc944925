import { Argument, Command, Option } from "commander";
import packageFile from "../../package.json" with { type: "json" };
import { type CommandSpec, flagOf, type Noun, type VerbsSpec } from "./command.js";
import { buildGlobalOptions, collect } from "./globalOptions.js";
import type { ArgumentSpec, OptionSpec } from "./option.js";
import type { Writer } from "./output/writer.js";

/** What happens when a command is called. `globals` are the global flags as typed, at whichever place of the command line. */
type Run = (spec: CommandSpec, typed: TypedWords) => Promise<void>;

interface TypedWords {
  readonly args: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly globals: Readonly<Record<string, unknown>>;
}

const EVERYWHERE = "Everywhere:";

interface ProgramSettings {
  readonly nouns: readonly Noun[];
  readonly stdout: Writer;
  readonly stderr: Writer;
  readonly run: Run;
}

/** The command line as commander sees it. A noun's own file is loaded when the noun is called. */
export function buildProgram({ nouns, stdout, stderr, run }: ProgramSettings): Command {
  const program = new Command("resettle")
    .description(packageFile.description)
    .version(packageFile.version, "-V, --version", "the version of this program")
    .addHelpOption(new Option("-h, --help", "what there is, and examples"))
    .exitOverride()
    .configureHelp({ subcommandTerm: termOf, minWidthToWrap: 20 })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      // Failures are told in one place: failure.ts.
      outputError: () => {},
      getOutHelpWidth: () => stdout.columns,
      getErrHelpWidth: () => stderr.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText("after", "\nExamples, and the flags that work everywhere: resettle <command> --help");
  holdSubcommands(program);
  for (const noun of nouns) addChild(program, noun.name, noun.summary).helpGroup(`${noun.group}:`);
  program.hook("preSubcommand", async (_, called) => {
    const noun = nouns.find(({ name }) => name === called.name());
    if (noun !== undefined) fillIn(called, await noun.load(), run);
  });
  return program;
}

function addChild(parent: Command, name: string, summary: string): Command {
  const child = new Command(name).copyInheritedSettings(parent).summary(summary).description(`${summary}.`);
  parent.addCommand(child);
  return child;
}

function fillIn(command: Command, spec: CommandSpec | VerbsSpec, run: Run): void {
  if (!("verbs" in spec)) {
    holdCommand(command, spec, run);
    return;
  }
  holdSubcommands(command);
  for (const [name, summary, verb] of spec.verbs) fillIn(addChild(command, name, summary), verb, run);
}

/** Takes the global flags too, between the noun and the verb, but leaves them to the help of each command. */
function holdSubcommands(command: Command): void {
  command.helpCommand(false).enablePositionalOptions();
  for (const option of buildGlobalOptions()) command.addOption(option.hideHelp());
}

function holdCommand(command: Command, spec: CommandSpec, run: Run): void {
  if (spec.description !== undefined) command.description(spec.description);
  for (const [name, argument] of Object.entries(spec.args)) command.addArgument(buildArgument(name, argument));
  for (const [name, option] of Object.entries(spec.options)) command.addOption(buildOption(name, option));
  for (const option of buildGlobalOptions()) command.addOption(option.helpGroup(EVERYWHERE));
  command.addHelpOption(new Option("-h, --help", "this text").helpGroup(EVERYWHERE));
  const examples = spec.examples.map(([line, does]) => `  ${line}\n      ${does}`);
  command.addHelpText("after", `\nExamples:\n${examples.join("\n")}`);
  command.action(() => run(spec, typedWords(command, spec)));
}

/** How a command stands in the list of its parent: with its arguments. */
function termOf(command: Command): string {
  const places = command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...places].join(" ");
}

function buildArgument(name: string, { summary, choices, many, required }: ArgumentSpec<unknown>): Argument {
  const written = many ? `${name}...` : name;
  const argument = new Argument(required ? `<${written}>` : `[${written}]`, summary);
  // Shown in help; option.ts reads the value, so that every choice is refused in the same words.
  return choices === undefined ? argument : argument.choices(choices).argParser((value) => value);
}

function buildOption(name: string, { summary, placeholder, choices, repeated, required }: OptionSpec<unknown>): Option {
  const option = new Option(placeholder === undefined ? flagOf(name) : `${flagOf(name)} <${placeholder}>`, summary);
  if (choices !== undefined) option.choices(choices);
  option.argParser<unknown>((value, before) => (repeated ? collect(value, before) : value));
  return option.makeOptionMandatory(required);
}

function typedWords(command: Command, spec: CommandSpec): TypedWords {
  const args = Object.fromEntries(Object.keys(spec.args).map((name, place) => [name, command.processedArgs[place] as unknown]));
  return { args, options: typedOptions(command, spec), globals: typedGlobals(command) };
}

/** The values of a command's own options. Commander keeps `--no-headings` as `headings: false`; here it is a flag like any other. */
function typedOptions(command: Command, spec: CommandSpec): Record<string, unknown> {
  const options = command.opts<Record<string, unknown>>();
  for (const name of Object.keys(spec.options)) {
    const negated = command.options.find((option) => option.negate && option.long === flagOf(name));
    if (negated !== undefined) options[name] = options[negated.attributeName()] === false;
  }
  return options;
}

/** Global flags may stand after any word of the command line; the one nearest to the end counts, and prisons add up. */
function typedGlobals(command: Command): Record<string, unknown> {
  const above = command.parent === null ? {} : typedGlobals(command.parent);
  const here: Record<string, unknown> = command.opts();
  for (const [name, value] of Object.entries(here)) {
    if (command.getOptionValueSource(name) !== "cli") continue;
    above[name] = name === "prison" && Array.isArray(above[name]) ? [...above[name], ...(value as readonly string[])] : value;
  }
  return above;
}
