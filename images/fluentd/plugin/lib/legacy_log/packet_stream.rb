# frozen_string_literal: true

require 'fluent/event'
require_relative 'frame'

module LegacyLog
  # A packet on its way from the input to the buffer: nothing of it is looked at but its length.
  # `entries` is MessagePack of events one behind another, `[time, record]` or `[[time, metadata], record]`, in the
  # compression that `compressed` names. With a `fault` it is the whole message, for the quarantine.
  class PacketStream < Fluent::EventStream
    attr_reader :entries, :sender, :received_at, :compressed, :fault, :size

    # What became of it: `stored` when it stands in the buffer, `refused` with the reason when it doesn't. Neither where
    # it never came to an output of ours.
    attr_accessor :stored, :refused

    # `size` is how many events the sender says there are: for counts only.
    def initialize(entries, sender:, received_at: Time.now.to_f, compressed: nil, fault: nil, size: 1)
      super()
      @entries = entries.b
      @sender = sender
      @received_at = received_at
      @compressed = compressed
      @fault = fault
      @size = size
    end

    def frame(tag) = Frame.new(tag, sender, received_at, compressed, entries, fault)

    # One event whose record is an empty map: a time of at most ten bytes between a list's head and a map's.
    def without_content? = entries.bytesize <= 12 && entries.end_with?("\x80".b)

    def empty? = entries.empty?

    def to_msgpack_stream(**) = entries

    # What comes by another source than ours is packed as Fluentd packs it.
    def self.of(stream)
      return stream if stream.is_a?(self)

      new(stream.to_msgpack_stream, sender: nil, size: stream.size)
    end
  end
end
