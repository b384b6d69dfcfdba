# frozen_string_literal: true

require 'zlib'

module LegacyLog
  # How bodies lie one behind another in a file, so that what a kill or a bad disk left of one is known from a whole
  # one: four bytes that say what it is, its length, its checksum, a checksum of these three, the body. A length that
  # could not be trusted would make what is damaged look like what was never finished.
  class Seal
    HEAD = 16
    CHECKED = 12
    # So many beginnings are tried behind a fragment. More of them are no accident, and each costs a checksum.
    CANDIDATES = 1000

    def initialize(magic)
      @magic = magic.b.freeze
    end

    def close(body)
      head = [@magic, body.bytesize, Zlib.crc32(body)].pack('a4NN')
      head << [Zlib.crc32(head)].pack('N') << body
    end

    # Yields `:whole` and a body; `:torn` and the bytes of the beginning of one, which was never finished; `:damaged`
    # and bytes that are neither. And where that begins.
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

    # The body of one that is whole.
    def open(bytes, at)
      length = length(bytes, at)
      return unless length && at + HEAD + length <= bytes.bytesize

      body = bytes.byteslice(at + HEAD, length)
      body if Zlib.crc32(body) == bytes.unpack1('N', offset: at + 8)
    end

    # What a head that is whole says.
    def length(bytes, at)
      return if at + HEAD > bytes.bytesize

      magic, length, _, sum = bytes.unpack('a4NNN', offset: at)
      length if magic == @magic && sum == Zlib.crc32(bytes.byteslice(at, CHECKED))
    end

    # Another one may lie behind it.
    def fragment(bytes, at)
      rest = bytes.byteslice(at, following(bytes, at) - at)
      [unfinished?(rest) ? :torn : :damaged, rest]
    end

    def following(bytes, at)
      CANDIDATES.times do
        at = bytes.index(@magic, at + 1)
        return bytes.bytesize unless at
        return at if open(bytes, at)
      end
      bytes.bytesize
    end

    def unfinished?(rest)
      return @magic.start_with?(rest.byteslice(0, @magic.bytesize)) if rest.bytesize < HEAD

      length = length(rest, 0)
      !length.nil? && rest.bytesize < HEAD + length
    end
  end
end
