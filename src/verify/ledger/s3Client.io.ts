/** What the ledger needs of S3's client, the largest of the clients: imported by those that have a ledger there. */
export { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
