import * as v from 'valibot';
import { form } from './forms.ts';

/** Of a parameter only a name with a slash: a password must not pass for one. */
const secret = (description: string) =>
  form(
    /^(arn:aws[a-z-]*:(secretsmanager:[a-z0-9-]+:\d{12}:secret:[^\s:]+(:[^\s:]*){0,3}|ssm:[a-z0-9-]+:\d{12}:parameter\/\S+)|\/[A-Za-z0-9_./-]+)$/,
    'the ARN of a Secrets Manager secret or of a Parameter Store parameter, or the name of a parameter that begins with /',
    description,
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:fluentd-AbCdEf',
  );

export const security = v.pipe(
  v.strictObject({
    sharedKey: v.optional(secret('The secret with the key that each sender has to know')),
    tls: v.optional(
      v.pipe(
        v.strictObject({
          certificate: secret('The secret with the certificate as PEM, and those that it is signed by'),
          key: secret('The secret with its private key as PEM'),
        }),
        v.description('Encrypts what is sent'),
      ),
    ),
  }),
  v.description('Who may send; without it whoever the security groups let in'),
);
