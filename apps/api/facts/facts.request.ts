import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';

import { IsSha256 } from '../http/sha256';

export class DryRunRequest {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'Show what would be recorded, and which answers would change.',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly dryRun?: 'true' | 'false';
}

export class FactRequest {
  @ApiProperty({ example: 'ExportBanListExpanded' })
  @Matches(/^[A-Z][A-Za-z]{2,80}$/, { message: 'type is the name of an event' })
  readonly type!: string;

  @ApiProperty({ example: 'export-ban-list/kr-situational-licence' })
  @Matches(/^[a-z-]+\/[^\p{Cc}\s]{1,200}$/u, { message: 'stream is `<kind>/<name>`' })
  readonly stream!: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  readonly data!: object;

  @ApiProperty({ isArray: true, type: String, description: 'SHA-256 of archived documents.' })
  @IsArray()
  @ArrayMinSize(1, { message: 'evidence names at least one archived document' })
  @ArrayMaxSize(50)
  @IsSha256({ each: true })
  readonly evidence!: readonly string[];
}

export class ReplacementRequest {
  @ApiProperty({ example: 'ExportBanListExpanded' })
  @Matches(/^[A-Z][A-Za-z]{2,80}$/, { message: 'type is the name of an event' })
  readonly type!: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  readonly data!: object;

  @ApiProperty({ isArray: true, type: String })
  @IsArray()
  @ArrayMinSize(1, { message: 'evidence names at least one archived document' })
  @ArrayMaxSize(50)
  @IsSha256({ each: true })
  readonly evidence!: readonly string[];
}

export class RetractionRequest {
  @ApiProperty({ example: 'The notice was misread: it concerns another annex.' })
  @Length(1, 2000)
  readonly reason!: string;

  @ApiPropertyOptional({ type: ReplacementRequest })
  @IsOptional()
  @ValidateNested()
  @Type(() => ReplacementRequest)
  readonly replacement?: ReplacementRequest;
}
