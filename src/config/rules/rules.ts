import { clusterRegion, fargateRegion, tagLimits } from './account.ts';
import { appRules } from './app.ts';
import type { Rule } from './applyRule.ts';
import { capacityRules } from './capacity.ts';
import { commandWords, executionRole, movingTag, namedTwice } from './containers.ts';
import { localNamespace, longTtl, nameLength } from './discovery.ts';
import { fileFolders, fileNames } from './fileNames.ts';
import { literalNames, shellNames, variableNames } from './names.ts';
import { fluentdPort, publicIp, repeatedIds } from './network.ts';
import { ownOutput } from './ownOutput.ts';
import { securityVariables } from './security.ts';
import { keptIds, keysTwice, longestLine, repeatedKeys, streamFields, streamKeys } from './streamFormats.ts';
import { streamFiles, streamFolders, streamNames, streamPaths } from './streams.ts';
import { streamTags } from './streamTags.ts';
import { lateLines, removedFiles, rotateModes, streamDates } from './streamWrites.ts';
import { cpuFits, fargateSize, fargateStop, hardLimits, memoryFits } from './taskSize.ts';
import { knownTimezone } from './timezone.ts';
import { definitionSize, transportable } from './values.ts';
import { verifyRules } from './verify.ts';
import { anonymousVolume, efsOwner, efsRoot, fargateVolume, hostOwner } from './volume.ts';

/** What several settings mean together. Each rule reads as little as it needs (see `applyRule`). */
export const rules: readonly Rule[] = [
  clusterRegion,
  fargateRegion,
  tagLimits,
  commandWords,
  executionRole,
  movingTag,
  namedTwice,
  transportable,
  definitionSize,
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
  securityVariables,
  streamFiles,
  fileNames,
  fileFolders,
  streamFolders,
  streamNames,
  streamPaths,
  streamKeys,
  keysTwice,
  streamFields,
  repeatedKeys,
  keptIds,
  longestLine,
  streamDates,
  rotateModes,
  lateLines,
  removedFiles,
  streamTags,
  cpuFits,
  fargateSize,
  fargateStop,
  hardLimits,
  memoryFits,
  knownTimezone,
  ...capacityRules,
  ...verifyRules.map(
    (rule): Rule =>
      ({ verify }) =>
        verify ? rule(verify) : [],
  ),
  ...appRules.map(
    (rule): Rule =>
      (config) =>
        config.app ? rule(config.app, config) : [],
  ),
  anonymousVolume,
  efsOwner,
  efsRoot,
  fargateVolume,
  hostOwner,
];
