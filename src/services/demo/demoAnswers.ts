/** The answers of a made-up person to BCST3, as a worker would type them into a file. */
export function demoAnswers(preferredName: string): string {
  return `# Made-up answers to BCST3. A file to fill in comes from: resettle screening start <person> --kind bcst3 --template
preferred_name: ${preferredName}
interpreter: "no"
reading_forms: some_help
plan_format: standard
goals: I want my own front door, and to see my daughter at weekends.
strengths: I finish what I start. I cooked for forty people here.
travel: [walk, bus]
accommodation_before: family_or_friends
accommodation_on_release: new_address
release_address: Flat 3, 14 Harbour Street, Testford ZZ1 2BB
release_address_checked: "yes"
bank_account: "no"
id_held: [birth_or_adoption_certificate]
id_in_property: "yes"
debts: "yes"
creditors: A phone contract and a catalogue, about four hundred pounds.
money_on_release: [universal_credit]
universal_credit_steps: [email, proof_of_id]
benefits_appointment: started
reading_writing: "no"
maths: "no"
neurodiversity: "no"
work_on_release: [find_job]
learned_here: Level 2 food safety.
disclosure_advice: "yes"
children_under_16: "yes"
children_cared_for_by: Their other parent
children_contact: "yes"
caring_for_adult: "no"
social_services: "no"
family_contact: "yes"
threat: "no"
mentor: "yes"
substances_after: "yes"
drug_treatment: "yes"
prescriber: Riverside recovery service
treatment_on_release_day: [prescription, naloxone, appointment]
gp: "no"
medication: "yes"
medication_list: Methadone, once a day.
health_appointments: "no"
daily_living: "no"
mental_health: struggling
disability: "no"
medical_letter: "yes"
emotions: "no"
gambling: "no"
what_helps: Walking, cooking, and ringing somebody before it gets bad.
licence_understood: partly
worries: The first weekend.
`;
}
