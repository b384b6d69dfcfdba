# frozen_string_literal: true

require 'digest'

module LegacyTail
  # The name of a file's bytes in ids, drawn up once and kept with the position. Files of two machines may have the same device,
  # inode and first line, so the name of the spool, which is chance, is part of it; a file may get the inode and the first line of
  # one that was deleted or truncated, so a serial number is.
  module Key
    module_function

    def of(spool:, serial:, device:, inode:, first:)
      Digest::SHA256.hexdigest([spool, serial, device, inode, first].join(':'))[0, 24]
    end
  end
end
