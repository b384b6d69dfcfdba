# frozen_string_literal: true

require 'fluent/msgpack_factory'
require_relative 'unreadable'

module LegacyLog
  module Forward
    # One message of the forward protocol, of any of its modes, as it goes into the buffer. Nothing is looked at but its
    # outside: `entries` are the bytes of its events one behind another. A message that has no such outside is kept
    # whole, with its `fault`; what nobody could keep is Unreadable.
    Message = Struct.new(:tag, :entries, :compressed, :chunk, :size, :fault, keyword_init: true)

    class Message
      # Where a message goes that has no tag of its own. No stream takes it, so it ends in the quarantine.
      NO_TAG = 'legacy_log.malformed'
      NO_TEXT = 'a message whose tag is no text, or too long'
      NO_RECORD = 'a message without a record'
      # Fluentd remembers the tags that it has seen.
      LONGEST_TAG = 1024
      # It comes back in the acknowledgement, and waits in memory until the sender has read that.
      LONGEST_CHUNK = 1024
      COMPRESSIONS = { nil => nil, 'text' => nil, 'gzip' => 'gzip' }.freeze

      class << self
        # `message` is what the reader found; nil stands for a message that asks for nothing (a heartbeat).
        def of(message)
          return if message.nil?
          raise Unreadable.new(:garbage, "what came is no message of the forward protocol but #{kind(message)}") unless message.is_a?(Array)

          tag = text(message[0])
          tag ? by_mode(tag, message) : malformed(message, NO_TEXT)
        end

        private

        def by_mode(tag, message)
          case message[1]
          when String then packed(tag, message)
          when Array then forward(tag, message)
          else single(tag, message)
          end
        end

        # PackedForward, compressed or not.
        def packed(tag, message)
          option = map(message[2])
          new(tag: tag, entries: message[1], compressed: compression(option['compressed']),
              chunk: chunk(option), size: size(option))
        end

        # Forward: the events are taken out of the list that they came in, as they are.
        def forward(tag, message)
          option = map(message[2])
          list = pack(message[1])
          new(tag: tag, entries: list.byteslice(list_head(list)..), chunk: chunk(option), size: message[1].size)
        end

        # Message. Without a record there is nothing that could become a line, and a map is no time.
        def single(tag, message)
          return malformed(message, NO_RECORD) if message[1].is_a?(Hash) || !message[2].is_a?(Hash)

          new(tag: tag, entries: pack(message[1..2]), chunk: chunk(map(message[3])), size: 1)
        end

        def malformed(message, fault)
          option = message.reverse_each.find { |part| part.is_a?(Hash) && part['chunk'] }
          new(tag: NO_TAG, entries: pack(message), chunk: option && chunk(option), size: 1, fault: fault)
        end

        def chunk(option)
          chunk = option['chunk']
          return chunk if chunk.nil? || chunk.is_a?(Integer)
          return chunk if chunk.is_a?(String) && chunk.bytesize <= LONGEST_CHUNK

          raise Unreadable.new(:chunk, "the acknowledgement that is asked for is no text of up to #{LONGEST_CHUNK} bytes")
        end

        def compression(name)
          COMPRESSIONS.fetch(name) do
            raise Unreadable.new(:compression, "the compression #{name.inspect[0, 40]} is none that is understood here: send gzip, or none")
          end
        end

        def pack(value)
          Fluent::MessagePackFactory.msgpack_packer.write(value).full_pack
        rescue RangeError, NoMethodError => e
          raise Unreadable.new(:garbage, "a message can't be kept: #{e.message[0, 80]}")
        end

        # The head of a list in MessagePack: its length in four, sixteen or thirty-two bits.
        def list_head(bytes) = { 0xdc => 3, 0xdd => 5 }.fetch(bytes.getbyte(0), 1)

        def text(tag)
          return unless tag.is_a?(String) && tag.bytesize <= LONGEST_TAG

          tag = tag.dup.force_encoding(Encoding::UTF_8)
          tag if tag.valid_encoding?
        end

        def map(option) = option.is_a?(Hash) ? option : {}

        def size(option) = option['size'].is_a?(Integer) ? option['size'] : 1

        def kind(value) = "#{value.class.name[/\w+\z/].downcase}".sub(/\A(?=[aeiou])/, 'an ').sub(/\A(?!an )/, 'a ')
      end
    end
  end
end
