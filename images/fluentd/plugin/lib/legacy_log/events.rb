# frozen_string_literal: true

require 'fluent/msgpack_factory'
require 'securerandom'
require_relative 'message_pack_end'

module LegacyLog
  # The objects of a packet's entries, in their order. What is no object is a Broken, with its bytes as they came; those
  # before it and behind it are not touched by it.
  module Events
    Broken = Struct.new(:reason, :detail, :raw)
    # Put behind the last object. The library says nothing of an object that is cut off: but then this one is not read
    # as what it is. It is another one in each process, so no packet has it inside.
    MARK = SecureRandom.bytes(16).freeze
    MARK_BYTES = MessagePack.pack(MARK).freeze

    UNREADABLE = [MessagePack::UnpackError, EOFError, ArgumentError, RangeError, NoMemoryError, EncodingError].freeze

    module_function

    def of(entries)
      objects = unpack(entries + MARK_BYTES)
      objects.pop == MARK ? objects : one_by_one(entries)
    rescue *UNREADABLE
      one_by_one(entries)
    end

    # EventTime is known; other types of other programs are kept as they are and raise nothing.
    def unpack(bytes)
      objects = []
      Fluent::MessagePackFactory.engine_factory.unpacker(allow_unknown_ext: true).feed_each(bytes) { |object| objects << object }
      objects
    end

    def one_by_one(entries)
      objects = []
      at = 0
      while at < entries.bytesize
        after = MessagePackEnd.of(entries, at)
        break objects << rest(entries, at, after) if after.is_a?(Symbol)

        objects << object(entries.byteslice(at, after - at))
        at = after
      end
      objects
    end

    def object(bytes)
      objects = unpack(bytes)
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
