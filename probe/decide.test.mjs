import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from './decide.mjs'

const PRINCIPAL = 'arn:aws:iam::111122223333:role/admins'
const HERE = 'us-east-1:111122223333'
const ALIAS = `arn:aws:lex:${HERE}:bot-alias/ABCDEFGHIJ/TSTALIASID`
const KEY = `arn:aws:kms:${HERE}:key/0123abcd-0123-0123-0123-0123456789ab`

const allow = (action, resource, condition) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: resource, ...(condition && { Condition: condition }) }]
})
const call = (action, resource, context = {}) => ({ action, resource, context })
const allowed = async (policy, asked) => (await decide(PRINCIPAL, policy, asked)).allowed

test('decides on aliases of Lex V2, which the data cannot match', async () => {
  const policy = allow('lex:DescribeBotAlias', ALIAS)
  assert.deepEqual(await decide(PRINCIPAL, policy, call('lex:DescribeBotAlias', ALIAS)), { allowed: true, validated: false })
  assert.equal(await allowed(policy, call('lex:DescribeBotAlias', ALIAS + 'X')), false)
  assert.equal(await allowed(policy, call('lex:DeleteResourcePolicy', ALIAS)), false)
})

test('leaves the use of a key to IAM policies', async () => {
  const policy = allow('kms:DescribeKey', KEY)
  assert.equal(await allowed(policy, call('kms:DescribeKey', KEY)), true)
  assert.equal(await allowed(policy, call('kms:Decrypt', KEY)), false)
  assert.equal(await allowed(policy, call('kms:DescribeKey', KEY.replace('0123abcd', '1123abcd'))), false)
})

test('lets the identity policy alone decide about ARNs of other accounts', async () => {
  const foreign = `arn:aws:lambda:us-east-1:999988887777:function:greet`
  assert.equal(await allowed(allow('lambda:AddPermission', 'arn:aws:lambda:*:*:function:greet'), call('lambda:AddPermission', foreign)), true)
  assert.equal(await allowed(allow('lambda:AddPermission', `arn:aws:lambda:${HERE}:function:greet`), call('lambda:AddPermission', foreign)), false)
})

test('sees the context keys of the catalogue', async () => {
  const policy = allow('s3:GetBucketAcl', 'arn:aws:s3:::b-1', { StringEquals: { 'aws:ResourceAccount': '111122223333' } })
  const of = (account) => call('s3:GetBucketAcl', 'arn:aws:s3:::b-1', account && { 'aws:ResourceAccount': account })
  assert.equal(await allowed(policy, of('111122223333')), true)
  assert.equal(await allowed(policy, of('999988887777')), false)
  assert.equal(await allowed(policy, of(undefined)), false)
})

test('fails on keys and actions that do not exist instead of deciding', async () => {
  const policy = allow('s3:GetBucketAcl', '*')
  await assert.rejects(decide(PRINCIPAL, policy, call('s3:GetBucketAcl', 'arn:aws:s3:::b-1', { 'lambda:Principal': 'x' })), /lambda:Principal/)
  await assert.rejects(decide(PRINCIPAL, policy, call('s3:GetBucketAlc', 'arn:aws:s3:::b-1')), /invalid.action/)
})
