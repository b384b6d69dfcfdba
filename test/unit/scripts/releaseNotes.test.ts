import { expect, test } from 'vitest';
import { notesOf } from '../../../scripts/changelog/notes.ts';

const changelog = `# Changelog

## [Unreleased]

## [1.1.0] - 2027-01-31

### Added

- \`destroy\`

## [1.0.1] - 2027-01-02

## [1.0.0] - unreleased

- everything

[1.1.0]: https://example.org/v1.1.0
`;

test('the notes of a release are its section of the changelog, without its heading', () => {
  expect(notesOf(changelog, '1.1.0')).toBe('### Added\n\n- `destroy`');
});

test('the links below the last section are no part of it', () => {
  expect(notesOf(changelog.replace('unreleased', '2026-12-01'), '1.0.0')).toBe('- everything');
});

test.each([
  { name: 'is not there', version: '1.1', words: 'CHANGELOG.md has no section [1.1]' },
  { name: 'has no date', version: '1.0.0', words: 'CHANGELOG.md gives 1.0.0 no date: ## [1.0.0] - unreleased' },
  { name: 'is empty', version: '1.0.1', words: 'CHANGELOG.md says nothing of 1.0.1' },
])('a release whose section $name is refused', ({ version, words }) => {
  expect(() => notesOf(changelog, version)).toThrow(words);
});
