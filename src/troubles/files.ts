import type { Troubles } from './trouble.ts';

export const fileTroubles: Troubles = {
  title: 'Files on this machine',
  all: [
    {
      words: ['could not read …: …', 'could not read the folder …: …', '… holds what is no time'],
      means: 'A file that is needed is not there, may not be read, or does not hold what it should.',
      mend: 'The system’s reason stands behind the colon: check the path and the rights.',
    },
    {
      words: ['could not write …: …', '… cannot be written: …'],
      means: 'The disk is full, the folder is read-only, or something of that name is in the way.',
      mend: 'Give another folder, or make room.',
    },
    {
      words: ['… there already; nothing was written', '… is there already'],
      means: 'A file would be overwritten, and might be yours.',
      mend: 'Move it away, name another, or with init write --force.',
    },
    {
      words: ['"…" leads outside of …'],
      means: 'A link in the output folder leads to another place.',
      mend: 'Choose another folder with --out.',
    },
    {
      words: ['… is missing beside what runs here', 'there is no … above …'],
      means: 'The package or checkout is not whole.',
      mend: 'Use the whole repository or package; in a checkout run npm run build first.',
    },
  ],
};
