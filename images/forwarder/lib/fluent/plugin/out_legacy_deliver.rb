# frozen_string_literal: true

require 'fluent/plugin/out_forward'
require 'legacy_tail/deliveries'

module Fluent
  module Plugin
    # Fluentd's own out_forward, which tells in_legacy_tail what was acknowledged.
    class LegacyDeliverOutput < ForwardOutput
      Fluent::Plugin.register_output('legacy_deliver', self)

      config_param :id_key, :string, default: 'id'

      def configure(conf)
        super
        return if require_ack_response

        raise Fluent::ConfigError, 'legacy_deliver needs require_ack_response true: without, it does not know what arrived'
      end

      # Some errors are unrecoverable to Fluentd, and it puts the chunk aside as if it were written. Here nothing is: whatever
      # goes wrong on the way, a name of the certificate for one, is tried again.
      class NotDelivered < StandardError; end

      def try_write(chunk)
        super
      rescue StandardError => e
        raise NotDelivered, "#{e.class}: #{e.message}"
      end

      # With acknowledgements Fluentd calls try_write alone, but wants to find this in the class.
      def write(chunk)
        super
      rescue StandardError => e
        raise NotDelivered, "#{e.class}: #{e.message}"
      end

      def commit_write(chunk_id, **options)
        ids = ids_of(chunk_id)
        super
        LegacyTail::Deliveries::INSTANCE.tell(ids)
      end

      private

      def ids_of(chunk_id)
        ids = []
        buffer.dequeued[chunk_id]&.open do |io|
          Fluent::MessagePackFactory.msgpack_unpacker(io).each { |_time, record| ids << record[id_key] }
        end
        ids
      end
    end
  end
end
