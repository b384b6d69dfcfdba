var e="LEGACY_LOG_ECS_VERIFY";export{e as a};
