# frozen_string_literal: true

require_relative 'line_id'

module LegacyTail
  # What the output was told by the collector reaches the input here: both run in one process.
  class Deliveries
    def initialize
      @mutex = Mutex.new
      @waiting = []
    end

    # Called by the output, with the ids of a chunk that was acknowledged.
    def tell(ids)
      parsed = ids.filter_map { |id| LineId.parse(id) }
      @mutex.synchronize { @waiting.concat(parsed) }
    end

    # Called by the input: what was told of since the last call, as [key, offset, length].
    def take
      @mutex.synchronize { @waiting.slice!(0..) }
    end

    INSTANCE = new
  end
end
