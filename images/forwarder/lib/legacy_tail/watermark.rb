# frozen_string_literal: true

module LegacyTail
  # Up to which byte of a file everything is delivered. Lines are told of in any order, and may be told of twice.
  class Watermark
    attr_reader :offset

    def initialize(offset = 0)
      @offset = offset
      @ahead = {}
    end

    def delivered(from, length)
      return if from < @offset

      @ahead[from] = from + length
      while (to = @ahead.delete(@offset))
        @offset = to
      end
    end
  end
end
