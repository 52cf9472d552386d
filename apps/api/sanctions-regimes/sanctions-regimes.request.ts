import { STATUS_VALUES, type StatusValue } from '@contexts/security-council';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

import { IsCalendarDate } from '../http/moment';
import { ReadRequest } from '../reads/read.request';

export class RegimesRequest extends ReadRequest {
  @ApiPropertyOptional({ enum: STATUS_VALUES, description: 'A value of any of the three axes.' })
  @IsOptional()
  @IsIn(STATUS_VALUES)
  readonly status?: StatusValue;
}

export class TimelineRequest extends ReadRequest {
  @ApiPropertyOptional({ description: 'First day.', example: '2024-03-01' })
  @IsOptional()
  @IsCalendarDate()
  readonly from?: string;

  @ApiPropertyOptional({ description: 'Last day.', example: '2024-05-31' })
  @IsOptional()
  @IsCalendarDate()
  readonly to?: string;
}
