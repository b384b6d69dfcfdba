# frozen_string_literal: true

module LegacyLog
  # Numbers as half-open intervals that neither overlap nor touch: [0, 5, 8, 9] is 0 to 4, and 8.
  class Intervals
    attr_reader :bounds

    def initialize(bounds = [])
      @bounds = bounds
    end

    def size = @bounds.size / 2

    def cover?(from, to)
      at = first_above(from)
      at&.odd? && to <= @bounds[at]
    end

    def add(from, to)
      low = @bounds.bsearch_index { |bound| bound >= from } || @bounds.size
      high = first_above(to) || @bounds.size
      @bounds[low...high] = [(from if low.even?), (to if high.even?)].compact
      self
    end

    # Up to where nothing is known from this number on. The number itself if it is known.
    def free_until(from)
      at = first_above(from)
      return Float::INFINITY unless at

      at.odd? ? from : @bounds[at]
    end

    def forget_lowest(count) = @bounds.shift(count * 2)

    private

    def first_above(number)
      # Numbers come in their order, nearly always: behind the last bound there is nothing to look for.
      return if @bounds.empty? || number >= @bounds.last

      @bounds.bsearch_index { |bound| bound > number }
    end
  end
end
