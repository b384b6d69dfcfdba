# frozen_string_literal: true

require 'msgpack'
require_relative 'inflate'
require_relative 'seal'

module LegacyLog
  # One packet as it lies in the buffer: whole, as it came. `compressed` is nil or `gzip`; `fault` is nil, or says why
  # `entries` is a whole message that nobody could take apart.
  Frame = Struct.new(:tag, :sender, :received_at, :compressed, :entries, :fault) do
    def to_bytes = self.class::SEAL.close(MessagePack.pack(to_a))

    # Yields `:whole` and a frame, or `:torn` or `:damaged` and bytes.
    def self.each(bytes)
      self::SEAL.each(bytes.b) do |kind, body|
        yield kind, kind == :whole ? new(*MessagePack.unpack(body)) : body
      end
    end

    # Where each begins, and how many bytes of events it holds.
    def self.sizes(bytes)
      self::SEAL.each(bytes) do |kind, body, at|
        yield at, kind == :whole ? new(*MessagePack.unpack(body)).size_of_events : body.bytesize
      end
    end

    def size_of_events = compressed == 'gzip' ? Inflate.size(entries) : entries.bytesize
  end

  Frame::SEAL = Seal.new('LLF1')
end
