# frozen_string_literal: true

module LegacyLog
  # Where an object of MessagePack ends, without making it: however deep it is nested, and whatever types it has. The
  # library gives up at a depth, and does not say where it stood.
  module MessagePackEnd
    # First byte → bytes of the length that follows, and bytes behind that (for ext one more: the type).
    LENGTHS = { 0xc4 => [1, 0], 0xc5 => [2, 0], 0xc6 => [4, 0], 0xc7 => [1, 1], 0xc8 => [2, 1], 0xc9 => [4, 1],
                0xd9 => [1, 0], 0xda => [2, 0], 0xdb => [4, 0] }.freeze
    FIXED = { 0xc0 => 0, 0xc2 => 0, 0xc3 => 0, 0xca => 4, 0xcb => 8, 0xcc => 1, 0xcd => 2, 0xce => 4, 0xcf => 8,
              0xd0 => 1, 0xd1 => 2, 0xd2 => 4, 0xd3 => 8, 0xd4 => 2, 0xd5 => 3, 0xd6 => 5, 0xd7 => 9,
              0xd8 => 17 }.freeze
    # First byte → bytes of the count that follows, and objects for each counted.
    COUNTS = { 0xdc => [2, 1], 0xdd => [4, 1], 0xde => [2, 2], 0xdf => [4, 2] }.freeze
    UNSIGNED = { 1 => 'C', 2 => 'n', 4 => 'N' }.freeze

    module_function

    # The offset behind the object at `at`; `:cut` if the bytes end before it, `:invalid` if no object begins so, `:many`
    # if it is made of more than so many `values`.
    def of(bytes, at, values = Float::INFINITY)
      left = 1
      while left.positive?
        return :cut if at >= bytes.bytesize
        return :many if (values -= 1).negative?

        at, inside = step(bytes, at)
        return at unless inside

        left += inside - 1
      end
      at > bytes.bytesize ? :cut : at
    end

    # Behind the head, or behind the object if it has no others inside; and how many it has.
    def step(bytes, at)
      first = bytes.getbyte(at)
      case first
      when 0x00..0x7f, 0xe0..0xff then [at + 1, 0]
      when 0x80..0x8f then [at + 1, 2 * (first & 15)]
      when 0x90..0x9f then [at + 1, first & 15]
      when 0xa0..0xbf then [at + 1 + (first & 31), 0]
      else long(bytes, at, first)
      end
    end

    def long(bytes, at, first)
      return [at + 1 + FIXED[first], 0] if FIXED.key?(first)

      width, extra = LENGTHS[first] || COUNTS[first]
      return [:invalid, nil] unless width
      return [:cut, nil] if at + 1 + width > bytes.bytesize

      number = bytes.unpack1(UNSIGNED[width], offset: at + 1)
      COUNTS.key?(first) ? [at + 1 + width, number * extra] : [at + 1 + width + number + extra, 0]
    end
  end
end
