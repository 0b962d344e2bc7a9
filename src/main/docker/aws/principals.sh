#!/bin/sh
# The principals of the examples, in the account of the examples.
set -eu
export AWS_ACCESS_KEY_ID=111122223333 AWS_SECRET_ACCESS_KEY=development AWS_DEFAULT_REGION=us-east-1
trust='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}]}'
awslocal iam get-role --role-name admins >/dev/null 2>&1 ||
    awslocal iam create-role --path /contact-center/ --role-name admins --assume-role-policy-document "$trust"
awslocal iam get-user --user-name dana >/dev/null 2>&1 ||
    awslocal iam create-user --path /contact-center/ --user-name dana
