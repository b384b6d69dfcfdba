import { expect, test } from 'vitest';
import { githubSettings } from '../../../src/commands/github.ts';

const texts = (given: Readonly<Record<string, string>>) => ({
  text: ({ input }: { readonly input: string }) => given[input],
  place: ({ input }: { readonly input: string }) => `input ${input}`,
});

test('without a token GitHub is told nothing', () => {
  expect(githubSettings(texts({}))).toBeUndefined();
});

test('with a token a plan is a comment, unless that is not wanted', () => {
  expect(githubSettings(texts({ 'github-token': 't' }))).toEqual({ token: 't', comment: true, deployment: undefined });
  expect(githubSettings(texts({ 'github-token': 't', comment: 'false' }))).toMatchObject({ comment: false });
});

test('a deployment takes a token', () => {
  expect(() => githubSettings(texts({ 'github-deployment': 'production' }))).toThrow(
    'github-deployment is "production", and there is no github-token',
  );
});
