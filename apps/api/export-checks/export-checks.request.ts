import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsISO31661Alpha2,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';

import { IsCalendarDate, IsMoment } from '../http/moment';
import { OneOrMany } from '../http/one-or-many';
import { KnownRequest, ReadRequest } from '../reads/read.request';

const ALPHA_2 = { message: '$property is an ISO 3166-1 alpha-2 code: KR' };

/** So many goods a question may name in its address; more go by POST. */
const GOODS_IN_QUERY = 100;
const GOODS_IN_BODY = 1000;

/** One route, two questions: `goods` asks of goods, `differs` looks back on what was recorded. */
export class ChecksRequest extends ReadRequest {
  @ApiPropertyOptional({ isArray: true, type: String, example: ['hs2022:854231'] })
  @IsOptional()
  @OneOrMany()
  @IsArray()
  @ArrayMaxSize(GOODS_IN_QUERY)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  readonly goods?: readonly string[];

  @ApiPropertyOptional({ description: 'ISO 3166-1 alpha-2.', example: 'RU' })
  @IsOptional()
  @IsISO31661Alpha2(ALPHA_2)
  readonly destination?: string;

  @ApiPropertyOptional({
    description: 'Who exports from where. ISO 3166-1 alpha-2.',
    example: 'KR',
  })
  @IsOptional()
  @IsISO31661Alpha2(ALPHA_2)
  readonly origin?: string;

  @ApiPropertyOptional({ description: 'The day of the contract, in the zone of each rule.' })
  @IsOptional()
  @IsCalendarDate()
  readonly contractedOn?: string;

  @ApiPropertyOptional({ description: 'The day aboard a carrier, in the zone of each rule.' })
  @IsOptional()
  @IsCalendarDate()
  readonly departsOn?: string;

  @ApiPropertyOptional({ enum: ['now'], description: 'Which recorded answers would differ now?' })
  @IsOptional()
  @IsIn(['now'])
  readonly differs?: 'now';

  @ApiPropertyOptional({ description: 'With `differs`: recorded on or after this day, UTC.' })
  @IsOptional()
  @IsCalendarDate()
  readonly from?: string;

  @ApiPropertyOptional({ description: 'With `differs`: recorded on or before this day, UTC.' })
  @IsOptional()
  @IsCalendarDate()
  readonly to?: string;
}

export class RecordedCheckRequest extends KnownRequest {
  @ApiPropertyOptional({ enum: ['now'], description: 'What would differ now, and why?' })
  @IsOptional()
  @IsIn(['now'])
  readonly compare?: 'now';
}

export class IssueCheckRequest {
  @ApiProperty({ isArray: true, type: String, example: ['hs2022:854231', 'hs2022:010121'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(GOODS_IN_BODY)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  readonly goods!: readonly string[];

  @ApiProperty({ example: 'RU' })
  @IsISO31661Alpha2(ALPHA_2)
  readonly destination!: string;

  @ApiPropertyOptional({ example: 'US' })
  @IsOptional()
  @IsISO31661Alpha2(ALPHA_2)
  readonly origin?: string;

  @ApiPropertyOptional({ example: '2024-03-01' })
  @IsOptional()
  @IsMoment()
  readonly asOf?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsCalendarDate()
  readonly contractedOn?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsCalendarDate()
  readonly departsOn?: string;
}
