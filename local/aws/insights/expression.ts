import type { Period } from './period.ts';

export type Expression =
  | { readonly kind: 'literal'; readonly value: number | string }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'star' }
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly at: number }
  | { readonly kind: 'not' | 'minus'; readonly value: Expression }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'matches'; readonly value: Expression; readonly pattern: Pattern }
  | { readonly kind: 'in'; readonly value: Expression; readonly list: readonly Expression[] };

/** What `like` and `=~` look for: a text that is contained, or a regular expression. */
export type Pattern = string | RegExp;

export type Operator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%' | '^';
