# frozen_string_literal: true

require 'zlib'

module LegacyLog
  # How bodies lie one behind another in a file, so that what a kill or a bad disk left of one is known from a whole
  # one: four bytes that say what it is, its length, its checksum, the body.
  class Seal
    HEAD = 12

    def initialize(magic)
      @magic = magic.b.freeze
    end

    def close(body) = [@magic, body.bytesize, Zlib.crc32(body)].pack('a4NN') << body

    # Yields `:whole` and a body; `:torn` and the bytes of the beginning of one, which was never finished; `:damaged`
    # and bytes that are neither.
    def each(bytes)
      at = 0
      while at < bytes.bytesize
        body = open(bytes, at)
        rest = body ? nil : fragment(bytes, at)
        body ? yield(:whole, body, at) : yield(*rest, at)
        at += body ? HEAD + body.bytesize : rest.last.bytesize
      end
    end

    private

    def open(bytes, at)
      magic, length, sum = bytes.unpack('a4NN', offset: at) if at + HEAD <= bytes.bytesize
      return unless magic == @magic && at + HEAD + length <= bytes.bytesize

      body = bytes.byteslice(at + HEAD, length)
      body if Zlib.crc32(body) == sum
    end

    # A body that ends before its length says so was cut off in the writing. Another one may lie behind it.
    def fragment(bytes, at)
      rest = bytes.byteslice(at, following(bytes, at) - at)
      [unfinished?(rest) ? :torn : :damaged, rest]
    end

    def following(bytes, at)
      found = at
      while (found = bytes.index(@magic, found + 1))
        return found if open(bytes, found)
      end
      bytes.bytesize
    end

    def unfinished?(rest)
      return @magic.start_with?(rest.byteslice(0, 4)) && rest.bytesize < HEAD if rest.bytesize < HEAD

      rest.start_with?(@magic) && rest.bytesize < HEAD + rest.unpack1('N', offset: 4)
    end
  end
end
