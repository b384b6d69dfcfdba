import type { Rule } from './guarded.ts';
import { clusterRegion, fargateRegion, tagLimits } from './rules/account.ts';
import { commandWords, executionRole, movingTag, namedTwice } from './rules/containers.ts';
import { localNamespace, longTtl, nameLength } from './rules/discovery.ts';
import { literalNames, shellNames, variableNames } from './rules/names.ts';
import { fluentdPort, publicIp, repeatedIds } from './rules/network.ts';
import { ownOutput } from './rules/ownOutput.ts';
import { streamFiles, streamFolders, streamKeys, streamNames, streamPaths, streamTags } from './rules/streams.ts';
import { cpuFits, fargateSize, fargateStop, hardLimits, memoryFits } from './rules/taskSize.ts';
import { knownTimezone } from './rules/timezone.ts';
import { verifyRules } from './rules/verify.ts';
import { anonymousVolume, efsOwner, efsRoot, fargateVolume, hostOwner } from './rules/volume.ts';

/** What several settings mean together. Each rule reads as little as it needs (see `judge`). */
export const rules: readonly Rule[] = [
  clusterRegion,
  fargateRegion,
  tagLimits,
  commandWords,
  executionRole,
  movingTag,
  namedTwice,
  literalNames,
  shellNames,
  variableNames,
  localNamespace,
  longTtl,
  nameLength,
  fluentdPort,
  publicIp,
  repeatedIds,
  ownOutput,
  streamFiles,
  streamFolders,
  streamKeys,
  streamNames,
  streamPaths,
  streamTags,
  cpuFits,
  fargateSize,
  fargateStop,
  hardLimits,
  memoryFits,
  knownTimezone,
  ...verifyRules.map(
    (rule): Rule =>
      ({ verify }) =>
        verify ? rule(verify) : [],
  ),
  anonymousVolume,
  efsOwner,
  efsRoot,
  fargateVolume,
  hostOwner,
];
