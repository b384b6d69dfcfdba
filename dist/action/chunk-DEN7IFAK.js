var r={path:"cluster",what:"the ECS cluster, by name or ARN",example:"cluster: production"},a={path:"network",what:"where the task runs; the security groups let the senders in on 24224",example:`network:
  vpc: vpc-0a1b2c3d
  subnets: [subnet-0a1b2c3d]
  securityGroups: [sg-0a1b2c3d]`},s={path:"roles",what:"the role by which ECS reads the secrets",example:"roles: { execution: arn:aws:iam::123456789012:role/access-log-execution }"},o="<the ARN of the secret>";function c(e){return t=>({path:`${e}.secrets.${t}`,what:"put the value into Secrets Manager, and write the ARN of that secret"})}export{r as a,a as b,s as c,o as d,c as e};
