# frozen_string_literal: true

require_relative 'value'

module LegacyLog
  module Formats
    # Apache's combined format from the fields of a record, under the names that nginx, Apache's and nginx' parsers in
    # Fluentd, and applications give them. What would end a field is written as nginx writes it: `\x22`.
    class Combined
      NAMES = {
        host: %w[remote_addr host remote client_ip ip],
        user: %w[remote_user user],
        request: %w[request],
        method: %w[method request_method],
        path: %w[path request_uri uri url],
        protocol: %w[server_protocol protocol http_version],
        status: %w[status code status_code],
        bytes: %w[body_bytes_sent bytes_sent bytes size],
        referer: %w[http_referer referer referrer],
        agent: %w[http_user_agent agent user_agent]
      }.freeze
      IN_QUOTES = /["\\\x00-\x1f\x7f]/n
      PART = /["\\\x00-\x20\x7f]/n
      BARE = /["\\\x00-\x20\x7f\[\]]/n
      ABSENT = '-'

      # `local` gives a Time in the stream's zone from seconds since 1970.
      def initialize(local)
        @local = local
      end

      def line(record, time)
        "#{bare(:host, record)} - #{bare(:user, record)} [#{moment(time)}] \"#{request(record)}\" " \
          "#{bare(:status, record)} #{bare(:bytes, record)} " \
          "\"#{quoted(:referer, record)}\" \"#{quoted(:agent, record)}\"".b
      end

      private

      def request(record)
        whole = find(:request, record)
        return Value.escape(whole, IN_QUOTES) if whole

        parts = %i[method path protocol].map { |name| find(name, record) }
        raise Refused.new('no-line', 'the record has neither "request" nor "method" and "path"') unless parts[0] && parts[1]

        parts.compact.map { |part| Value.escape(part, PART) }.join(' ')
      end

      def bare(name, record) = (found = find(name, record)) ? Value.escape(found, BARE) : ABSENT

      def quoted(name, record) = (found = find(name, record)) ? Value.escape(found, IN_QUOTES) : ABSENT

      def find(name, record)
        NAMES.fetch(name).each do |key|
          value = record[key]
          next if value.nil?

          text = Value.text(value)
          return text unless text.empty?
        end
        nil
      end

      # A second of an access log has many lines: its text is made once.
      def moment(time)
        seconds = time.to_i
        return @text if @seconds == seconds

        @seconds = seconds
        @text = @local.call(seconds).strftime('%d/%b/%Y:%H:%M:%S %z')
      end
    end
  end
end
