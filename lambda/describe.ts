/** What a CloudWatch dashboard shows as the documentation of the widget, as Markdown. */
export const description = `## Verification of a log against its database
Shows until when everything is verified, and the windows of the last days. It reads the ledger only: nothing is counted, and
nothing is changed. It has no parameters.`;
