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
        next yield(kind, body) unless kind == :whole

        frame = read(body)
        frame ? yield(:whole, frame) : yield(:damaged, body)
      end
    end

    # Where each begins, and how many bytes of events it holds.
    def self.sizes(bytes)
      self::SEAL.each(bytes) do |kind, body, at|
        frame = read(body) if kind == :whole
        yield at, frame ? frame.size_of_events : body.bytesize
      end
    end

    # nil for what another release of this plugin wrote. It would keep its chunk, and all behind it, from being written.
    def self.read(body)
      fields = MessagePack.unpack(body)
      frame = new(*fields) if fields.is_a?(Array) && fields.size == members.size
      frame if frame && frame.received_at.is_a?(Numeric) && frame.entries.is_a?(String)
    rescue MessagePack::UnpackError, EOFError
      nil
    end

    def size_of_events = compressed == 'gzip' ? Inflate.size(entries) : entries.bytesize
  end

  Frame::SEAL = Seal.new('LLF1')
end
