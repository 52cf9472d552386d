/** Why less may be known than is said. */
export type Doubt = Readonly<{
  reason: 'renewal-unconfirmed' | 'disputed' | 'before-coverage';
  detail: string;
}>;
