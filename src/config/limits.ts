/** One MiB. A configuration has a few kB; what is larger is another file by mistake. */
export const largestFileBytes = 1_048_576;

export const tooLarge = {
  message: 'the file is larger than 1 MiB, which no configuration is',
  hint: 'check that this is the configuration and not a log or an image',
} as const;
