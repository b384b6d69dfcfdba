var t={message:"the file is larger than 1 MiB, which no configuration is",hint:"check that this is the configuration and not a log or an image"};export{t as a};
