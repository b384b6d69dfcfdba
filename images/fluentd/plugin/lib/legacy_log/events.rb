# frozen_string_literal: true

require 'fluent/msgpack_factory'
require 'securerandom'
require_relative 'message_pack_end'

module LegacyLog
  # The objects of a packet's entries, in their order. What is no object is a Broken, with its bytes as they came; those
  # before it and behind it are not touched by it. They are handed out as they are read: a packet can hold millions.
  module Events
    Broken = Struct.new(:reason, :detail, :raw)
    # Put behind the last object. The library says nothing of an object that is cut off: but then this one is not read
    # as what it is. It is another one in each process, so no packet has it inside.
    MARK = SecureRandom.bytes(16).freeze
    MARK_BYTES = MessagePack.pack(MARK).freeze
    # An object that is cut off takes bytes of the mark for its own, and the others look like objects: so many of the
    # last ones are not handed out before the mark was seen.
    HELD_BACK = MARK_BYTES.bytesize
    AT_ONCE = 1000
    UNREADABLE = [MessagePack::UnpackError, EOFError, ArgumentError, RangeError, NoMemoryError, EncodingError].freeze

    module_function

    # The block must not raise: what it raised could not be told from what reading raises.
    def each(entries, &block)
      handed_out = 0
      waiting = []
      unpack(entries + MARK_BYTES) do |object|
        waiting << object
        next if waiting.size < AT_ONCE

        handed_out += waiting.size - HELD_BACK
        waiting.shift(waiting.size - HELD_BACK).each(&block)
      end
      waiting.pop == MARK ? waiting.each(&block) : one_by_one(entries, handed_out, &block)
    rescue *UNREADABLE
      one_by_one(entries, handed_out, &block)
    end

    # EventTime is known; other types of other programs are kept as they are and raise nothing.
    def unpack(bytes, &block)
      Fluent::MessagePackFactory.engine_factory.unpacker(allow_unknown_ext: true).feed_each(bytes, &block)
    end

    # From the first one on that was not handed out.
    def one_by_one(entries, handed_out)
      at = 0
      while at < entries.bytesize
        after = MessagePackEnd.of(entries, at)
        return yield rest(entries, at, after) if after.is_a?(Symbol)

        yield object(entries.byteslice(at, after - at)) if (handed_out -= 1).negative?
        at = after
      end
    end

    def object(bytes)
      objects = []
      unpack(bytes) { |object| objects << object }
      objects.size == 1 ? objects.first : Broken.new('malformed', 'no object of MessagePack', bytes)
    rescue *UNREADABLE => e
      Broken.new('malformed', "MessagePack says: #{e.message}", bytes)
    end

    def rest(entries, at, why)
      raw = entries.byteslice(at, entries.bytesize)
      return Broken.new('cut-off', 'the packet ends inside a record', raw) if why == :cut

      Broken.new('malformed', 'what follows is not MessagePack', raw)
    end
  end
end
