# frozen_string_literal: true

require_relative 'frame'

module LegacyLog
  # What of a chunk is committed at once. Compressed packets of a few kilobytes can become megabytes each, and all of a
  # chunk gigabytes; the memory of a collector is not so large. A chunk is divided at the same places each time, and each
  # part has a name of its own in the journal: the first that of the chunk.
  module Parts
    BYTES = 16 * 1024 * 1024
    # A chunk without this word has no compressed packet: there is nothing to divide.
    COMPRESSED = 'gzip'

    module_function

    # Names, and the bytes of their packets.
    def of(id, chunk)
      return { id => chunk } unless chunk.include?(COMPRESSED)

      starts(chunk).each_cons(2).with_index.to_h do |(from, to), index|
        [index.zero? ? id : "#{id}.#{index}", chunk.byteslice(from, to - from)]
      end
    end

    # The name of the chunk that a part is of.
    def chunk_of(name) = name[/\A\h+/]

    def starts(chunk)
      starts = [0]
      weight = 0
      Frame.sizes(chunk) do |at, bytes|
        starts << at if weight.positive? && weight + bytes > BYTES
        weight = starts.last == at ? bytes : weight + bytes
      end
      starts << chunk.bytesize
    end
  end
end
