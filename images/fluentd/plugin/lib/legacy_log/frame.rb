# frozen_string_literal: true

require 'msgpack'
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
  end

  Frame::SEAL = Seal.new('LLF1')
end
