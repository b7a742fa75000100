/** An existing cluster, with a login as the role itself. */
export const EXISTING = {
  REDSHIFT_MODE: "existing",
  REDSHIFT_ARN: "arn:aws:redshift:us-east-1:111122223333:cluster:analytics",
};

/** An existing workgroup. */
export const EXISTING_WORKGROUP = {
  REDSHIFT_MODE: "existing",
  REDSHIFT_ARN: "arn:aws:redshift-serverless:us-east-1:111122223333:workgroup/0a1b2c3d-0000-1111-2222-33334444abcd",
};

/** A workgroup that the stack creates. */
export const SERVERLESS = { REDSHIFT_MODE: "serverless" };

/** A VPC with three subnets. */
export const NETWORK = {
  REDSHIFT_SUBNET_ID: "subnet-0aaaaaaa, subnet-0bbbbbbb, subnet-0ccccccc",
  REDSHIFT_SECURITY_GROUP_ID: "sg-0aaaaaaa",
  REDSHIFT_AVAILABILITY_ZONE: "us-east-1a",
};

/** A database user with a password that no stack may show. */
export const LOGIN = { REDSHIFT_USERNAME: "loader", REDSHIFT_PASSWORD: "Never-Shown-1" };
