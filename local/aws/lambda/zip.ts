import { crc32, inflateRawSync } from 'node:zlib';
import { AwsError } from '../wire/awsError.ts';

/**
 * The files of an archive by their names, read by its central directory as `unzip` does.
 *
 * @throws AwsError as Lambda has it for what is none.
 */
export function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0) throw unreadable();
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw unreadable();
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    files.set(archive.toString('utf8', at + 46, at + 46 + nameLength), content(archive, at));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

function content(archive: Buffer, central: number): Buffer {
  const [method, crc] = [archive.readUInt16LE(central + 10), archive.readUInt32LE(central + 16)];
  const [size, local] = [archive.readUInt32LE(central + 20), archive.readUInt32LE(central + 42)];
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + size);
  const plain = method === 8 ? inflateRawSync(packed) : packed;
  if (crc32(plain) !== crc) throw unreadable();
  return plain;
}

function unreadable(): AwsError {
  return new AwsError(
    'InvalidParameterValueException',
    'Could not unzip uploaded file. Please check your file, then try to upload again.',
  );
}
