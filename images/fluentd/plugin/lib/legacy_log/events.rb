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
    # The smallest values take forty times as much memory when they are read. So of a larger packet one event is there
    # at a time, and none that is larger than LIGHT is read before its values were counted.
    SMALL = 1024 * 1024
    LIGHT = 64 * 1024
    VALUES = 100_000
    UNREADABLE = [MessagePack::UnpackError, EOFError, ArgumentError, RangeError, NoMemoryError, EncodingError].freeze

    module_function

    # The block must not raise: what it raised could not be told from what reading raises.
    def each(entries, &block)
      entries.bytesize > SMALL ? carefully(entries, &block) : at_once(entries, &block)
    end

    def at_once(entries, &block)
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

    # One looks where an event ends, the other one reads it.
    def carefully(entries, &block)
      at = 0
      scout = unpacker.feed(entries)
      reader = unpacker.feed(entries)
      while at < entries.bytesize
        scout.skip
        after = entries.bytesize - scout.buffer.size
        yield heavy?(entries, at, after) ? pass_over(reader, entries, at, after) : reader.read
        at = after
      end
    rescue *UNREADABLE
      one_by_one(entries.byteslice(at, entries.bytesize), 0, &block)
    end

    # EventTime is known; other types of other programs are kept as they are and raise nothing.
    def unpacker = Fluent::MessagePackFactory.engine_factory.unpacker(allow_unknown_ext: true)

    def unpack(bytes, &block) = unpacker.feed_each(bytes, &block)

    def heavy?(entries, at, after) = after - at > LIGHT && MessagePackEnd.of(entries, at, VALUES) == :many

    def pass_over(reader, entries, at, after)
      reader.skip
      heavy(entries, at, after)
    end

    def heavy(entries, at, after)
      Broken.new('malformed', "an event of more than #{VALUES} values", entries.byteslice(at, after - at))
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
      return heavy(bytes, 0, bytes.bytesize) if heavy?(bytes, 0, bytes.bytesize)

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
