# frozen_string_literal: true

require 'openssl'

# A certificate for a test, and its key, both in PEM.
module Certificate
  def self.make
    key = OpenSSL::PKey::EC.generate('prime256v1')
    certificate = OpenSSL::X509::Certificate.new
    certificate.version = 2
    certificate.serial = 1
    certificate.subject = certificate.issuer = OpenSSL::X509::Name.parse('/CN=collector')
    certificate.public_key = key
    certificate.not_before = Time.at(0)
    certificate.not_after = Time.at(4_000_000_000)
    [certificate.sign(key, OpenSSL::Digest.new('SHA256')).to_pem, key.to_pem]
  end

  def self.locked = OpenSSL::PKey::RSA.new(2048).to_pem(OpenSSL::Cipher.new('aes-128-cbc'), 'pass')
end
