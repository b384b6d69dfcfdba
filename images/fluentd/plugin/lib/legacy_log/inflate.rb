# frozen_string_literal: true

require 'zlib'
require_relative 'refused'

module LegacyLog
  # The bytes of a gzip file of one member or several, as Fluentd's forward protocol has them. A few kilobytes can be
  # made to become gigabytes, so there is a limit.
  module Inflate
    LIMIT = 32 * 1024 * 1024
    GZIP = Zlib::MAX_WBITS + 16
    # What stands behind a member is copied by the library, for each member.
    PIECE = 4096

    module_function

    def gzip(bytes, limit: LIMIT)
      out = String.new(encoding: Encoding::BINARY)
      each_piece(bytes) { |piece| add(out, piece, limit) }
      out
    end

    # How many bytes it comes to, as far as it is gzip; more than the limit are none, as they are not unpacked.
    def size(bytes, limit: LIMIT)
      size = 0
      each_piece(bytes) { |piece| return bytes.bytesize if (size += piece.bytesize) > limit }
      size
    rescue Refused
      size
    end

    def each_piece(bytes, &block)
      at = 0
      at = member(bytes, at, &block) while at < bytes.bytesize
    rescue Zlib::Error => e
      raise Refused.new('malformed', "not gzip to its end: #{e.message}")
    end

    # Gives where the member ends.
    def member(bytes, from, &block)
      inflate = Zlib::Inflate.new(GZIP)
      at = from
      until inflate.finished?
        raise Zlib::BufError, 'it is cut off' if at >= bytes.bytesize

        inflate.inflate(bytes.byteslice(at, PIECE), &block)
        at += PIECE
      end
      from + inflate.total_in
    ensure
      inflate.close
    end

    def add(out, piece, limit)
      raise Refused.new('too-long', "more than #{limit} bytes when unpacked") if out.bytesize + piece.bytesize > limit

      out << piece
    end
  end
end
