/** One MiB. A configuration has a few kB; what is larger is another file by mistake. */
export const largestFileBytes = 1_048_576;

export const tooLarge = {
  message: 'the file is larger than 1 MiB, which no configuration is',
  hint: 'check that this is the configuration and not a log or an image',
} as const;

/**
 * More windows than this are refused in one run of the verification: its report would not fit into a Lambda's answer of 6 MB.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const mostWindows = 20_000;
