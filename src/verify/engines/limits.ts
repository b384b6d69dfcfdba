/** How long to wait for a connection: a host that drops packets would else take the whole time of the run. */
export const connectMs = 10_000;

/** How long one statement may take: no client is there to hear a longer one than Lambda lives. */
export const statementMs = 300_000;

/** How long to wait behind somebody who changes the table: others would queue behind us. */
export const lockMs = 10_000;

/** As the server's list of sessions shows us. */
export const applicationName = 'legacy-log-ecs-verify';
