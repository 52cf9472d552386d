import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Length, Matches } from 'class-validator';

import { IsCalendarDate } from '../http/moment';
import { OneOrMany } from '../http/one-or-many';
import { IsSha256 } from '../http/sha256';
import { DryRunRequest } from '../facts/facts.request';

/** What an edition's bytes do not say of themselves. Days are the authority's. */
export class EditionRequest extends DryRunRequest {
  @ApiProperty({ description: 'As the publisher names it.', example: '2024-02-23' })
  @Length(1, 200)
  readonly edition!: string;

  @ApiProperty({ description: 'One change from announcement to effect.', example: '35th-notice' })
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'changeId is lower-case words with hyphens' })
  readonly changeId!: string;

  @ApiProperty({ enum: ['announced', 'promulgated'] })
  @IsIn(['announced', 'promulgated'])
  readonly stage!: 'announced' | 'promulgated';

  @ApiProperty({ description: 'The act that carries the edition.' })
  @Length(1, 500)
  readonly instrument!: string;

  @ApiPropertyOptional({ description: 'Needed where the list has more than one provision.' })
  @IsOptional()
  @Length(1, 80)
  readonly provision?: string;

  @ApiPropertyOptional({ description: 'An edition of a code system is a system of its own.' })
  @IsOptional()
  @Matches(/^[a-z0-9]{2,20}$/, { message: 'codeSystem is a name such as hs2022' })
  readonly codeSystem?: string;

  @ApiPropertyOptional({ description: 'A promulgated edition’s first day.' })
  @IsOptional()
  @IsCalendarDate()
  readonly effectiveOn?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsCalendarDate()
  readonly promulgatedOn?: string;

  @ApiPropertyOptional({ description: 'An announced edition’s day.' })
  @IsOptional()
  @IsCalendarDate()
  readonly announcedOn?: string;

  @ApiPropertyOptional({ description: 'When an announced edition is expected to take effect.' })
  @IsOptional()
  @IsCalendarDate()
  readonly expectedOn?: string;

  @ApiPropertyOptional({ enum: ['legal-act', 'publisher-stated', 'first-observed'] })
  @IsOptional()
  @IsIn(['legal-act', 'publisher-stated', 'first-observed'])
  readonly basis?: 'legal-act' | 'publisher-stated' | 'first-observed';

  @ApiPropertyOptional({
    description: 'How many items it removes: needed where that is most of them.',
  })
  @IsOptional()
  @Matches(/^\d{1,6}$/, { message: 'removes is a whole number' })
  readonly removes?: string;

  @ApiProperty({ isArray: true, type: String, description: 'SHA-256 of archived documents.' })
  @OneOrMany()
  @IsSha256({ each: true })
  readonly evidence!: readonly string[];
}
