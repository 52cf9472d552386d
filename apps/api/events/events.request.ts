import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';

const CONTEXTS = ['export-controls', 'security-council', 'designations', 'developments'];

/** What the live stream may be narrowed to. */
export class EventStreamRequest {
  @ApiPropertyOptional({ description: 'Only what came after this position.', example: '0' })
  @IsOptional()
  @Matches(/^\d{1,18}$/, { message: 'after is a position: a whole number' })
  readonly after?: string;

  @ApiPropertyOptional({ example: 'ExportBanListExpanded' })
  @IsOptional()
  @Matches(/^[A-Z][A-Za-z]{2,80}$/, { message: 'type is the name of an event' })
  readonly type?: string;

  @ApiPropertyOptional({ enum: CONTEXTS })
  @IsOptional()
  @IsIn(CONTEXTS)
  readonly context?: string;
}

export class EventsRequest extends EventStreamRequest {
  @ApiPropertyOptional({ description: 'What the fact is about inside its stream: `35th-notice`.' })
  @IsOptional()
  @Matches(/^[^\p{Cc}]{1,200}$/u, { message: 'subject is a text of at most 200 characters' })
  readonly subject?: string;

  @ApiPropertyOptional({ example: 'export-ban-list/kr-situational-licence' })
  @IsOptional()
  @Matches(/^[a-z-]+\/[^\p{Cc}\s]{1,200}$/u, { message: 'stream is `<kind>/<name>`' })
  readonly stream?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 1000, default: 100 })
  @IsOptional()
  @Matches(/^([1-9]\d{0,2}|1000)$/, { message: 'limit is a whole number from 1 to 1000' })
  readonly limit?: string;
}
