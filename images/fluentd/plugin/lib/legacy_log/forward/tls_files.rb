# frozen_string_literal: true

require 'fluent/config/error'
require 'openssl'
require 'tmpdir'

module LegacyLog
  module Forward
    # Certificate and key come as text in the environment (that is how ECS hands over a secret), and Fluentd reads files.
    # They stand in a fresh folder that only this user can enter, for as long as Fluentd needs to read them.
    class TlsFiles
      CERTIFICATE = 'FLUENTD_TLS_CERTIFICATE'
      KEY = 'FLUENTD_TLS_KEY'

      attr_reader :certificate_path, :key_path

      def initialize(environment)
        certificate = pem(environment, CERTIFICATE)
        key = pem(environment, KEY)
        check(certificate, key)
        @folder = Dir.mktmpdir('legacy-log-tls')
        @certificate_path = write('certificate.pem', certificate)
        @key_path = write('key.pem', key)
        at_exit { remove }
      end

      def remove
        [@certificate_path, @key_path].each { |path| File.delete(path) if File.exist?(path) }
        Dir.rmdir(@folder) if Dir.exist?(@folder)
      end

      private

      # A secret that was pasted as one line has `\n` for its line breaks.
      def pem(environment, name)
        text = environment.fetch(name, '').strip
        raise Fluent::ConfigError, "tls_from_environment: the environment variable #{name} is not set" if text.empty?

        (text.include?("\n") ? text : text.gsub('\n', "\n")) + "\n"
      end

      def check(certificate, key)
        pair = [read(CERTIFICATE, 'certificate') { OpenSSL::X509::Certificate.new(certificate) },
                read(KEY, 'key without passphrase') { OpenSSL::PKey.read(key, '') }]
        return if pair[0].check_private_key(pair[1])

        raise Fluent::ConfigError, "tls_from_environment: the key in #{KEY} is not the one of the certificate in #{CERTIFICATE}"
      end

      # What OpenSSL says of it may repeat the text, so it is not passed on.
      def read(name, what)
        yield
      rescue OpenSSL::OpenSSLError, ArgumentError
        raise Fluent::ConfigError, "tls_from_environment: #{name} holds no #{what} in PEM"
      end

      def write(name, text)
        path = File.join(@folder, name)
        File.open(path, File::WRONLY | File::CREAT | File::EXCL, 0o600) { |file| file.write(text) }
        path
      end
    end
  end
end
