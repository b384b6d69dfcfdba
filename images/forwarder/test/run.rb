# frozen_string_literal: true

# All tests of the forwarder: ruby images/forwarder/test/run.rb
# test-unit is Ruby's own; what is tested here needs nothing of Fluentd.
$LOAD_PATH.unshift(File.expand_path('../lib', __dir__))
require 'test/unit'

Dir[File.join(__dir__, '*_test.rb')].sort.each { |file| require file }
