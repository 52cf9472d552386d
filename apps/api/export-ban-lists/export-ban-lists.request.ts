import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO31661Alpha2, IsOptional, Matches, MaxLength } from 'class-validator';

import { IsCalendarDate } from '../http/moment';
import { ReadRequest } from '../reads/read.request';

export class ListsRequest extends ReadRequest {
  @ApiPropertyOptional({ description: 'As the authority calls itself.', example: 'MOTIE' })
  @IsOptional()
  @MaxLength(80)
  readonly authority?: string;

  @ApiPropertyOptional({ description: 'ISO 3166-1 alpha-2.', example: 'RU' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'destination is an ISO 3166-1 alpha-2 code: RU' })
  readonly destination?: string;
}

export class ItemsRequest extends ReadRequest {
  @ApiPropertyOptional({ description: 'A chapter, heading or subheading.', example: '8542' })
  @IsOptional()
  @Matches(/^\d{2}(\d{2}(\d{2})?)?$/, { message: 'code has two, four or six digits' })
  readonly code?: string;

  @ApiPropertyOptional({ description: 'Where the page before ended.' })
  @IsOptional()
  @MaxLength(200)
  readonly cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 1000, default: 100 })
  @IsOptional()
  @Matches(/^([1-9]\d{0,2}|1000)$/, { message: 'limit is a whole number from 1 to 1000' })
  readonly limit?: string;
}

export class ChangesRequest extends ReadRequest {
  @ApiPropertyOptional({
    description: 'First day, in the authority’s zone.',
    example: '2024-02-24',
  })
  @IsOptional()
  @IsCalendarDate()
  readonly from?: string;

  @ApiPropertyOptional({ description: 'Last day, in the authority’s zone.', example: '2024-02-24' })
  @IsOptional()
  @IsCalendarDate()
  readonly to?: string;

  @ApiPropertyOptional({ enum: ['effective', 'known'], default: 'effective' })
  @IsOptional()
  @IsIn(['effective', 'known'])
  readonly axis?: 'effective' | 'known';
}
