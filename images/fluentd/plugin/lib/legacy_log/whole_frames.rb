# frozen_string_literal: true

require 'fluent/plugin/buffer'

module LegacyLog
  # Frames and the chunks of Fluentd's buffer. A piece of data that is larger than a chunk may be is divided there, and
  # what of it found room stays although the sender gets no acknowledgement. A frame can't be divided, so it is refused
  # before, or fits.
  module WholeFrames
    OVERFLOW = Fluent::Plugin::Buffer::BufferChunkOverflowError

    module_function

    # A chunk is passed on when it has the size that the configuration says, but it may grow to the size of the largest
    # frame, or an allowed packet would fit into none.
    def make_room(buffer, largest)
      full = buffer.chunk_limit_size * buffer.chunk_full_threshold
      buffer.chunk_limit_size = [buffer.chunk_limit_size, largest].max
      buffer.chunk_full_threshold = full / buffer.chunk_limit_size
    end

    def add(buffer, frame, enqueue:)
      limit = buffer.chunk_limit_size
      raise OVERFLOW, "a packet of #{frame.bytesize} bytes, and #{limit} are allowed" if frame.bytesize > limit

      buffer.write({ buffer.metadata => [frame] }, format: :first.to_proc, enqueue: enqueue)
    end
  end
end
