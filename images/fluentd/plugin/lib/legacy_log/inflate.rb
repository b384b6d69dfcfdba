# frozen_string_literal: true

require 'zlib'
require_relative 'refused'

module LegacyLog
  # The bytes of a gzip file of one member or several, as Fluentd's forward protocol has them. A few kilobytes can be
  # made to become gigabytes, so there is a limit.
  module Inflate
    LIMIT = 32 * 1024 * 1024
    GZIP = Zlib::MAX_WBITS + 16

    module_function

    def gzip(bytes, limit: LIMIT)
      out = String.new(encoding: Encoding::BINARY)
      bytes = member(bytes, out, limit) until bytes.empty?
      out
    rescue Zlib::Error => e
      raise Refused.new('malformed', "not gzip to its end: #{e.message}")
    end

    # Gives what stands behind the member.
    def member(bytes, out, limit)
      inflate = Zlib::Inflate.new(GZIP)
      inflate.inflate(bytes) { |piece| add(out, piece, limit) }
      raise Zlib::BufError, 'it is cut off' unless inflate.finished?

      inflate.total_in < bytes.bytesize ? bytes.byteslice(inflate.total_in, bytes.bytesize) : ''
    ensure
      inflate.close
    end

    def add(out, piece, limit)
      raise Refused.new('too-long', "more than #{limit} bytes when unpacked") if out.bytesize + piece.bytesize > limit

      out << piece
    end
  end
end
