/** What of yauzl is used here; it has no types of its own. */
declare module "yauzl" {
  export interface Entry {
    readonly fileName: string;
    /** 0 is stored, 8 is deflated. */
    readonly compressionMethod: number;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
    readonly crc32: number;
    isEncrypted(): boolean;
  }
  export interface ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    readLocalFileHeaderPromise(entry: Entry, options: { minimal: true }): Promise<{ readonly fileDataStart: number }>;
  }
  export function fromBufferPromise(bytes: Buffer): Promise<ZipFile>;
}
