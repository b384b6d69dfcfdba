# frozen_string_literal: true

# All tests of the plugin, or those named: ruby images/fluentd/plugin/test/run.rb [FILE…]
# Fluentd comes from the project's own gems, test-unit from Ruby's.
root = File.expand_path('..', __dir__)
bundle = ENV.fetch('BUNDLE_PATH') { File.expand_path('../../../vendor/bundle', root) }
Gem.use_paths(nil, [File.join(bundle, 'ruby', RbConfig::CONFIG['ruby_version']), *Gem.path])

$LOAD_PATH.unshift File.join(root, 'lib'), __dir__
require 'test/unit'

files = ARGV.take_while { |argument| argument.end_with?('.rb') }
ARGV.shift(files.size)
files = Dir[File.join(__dir__, '**', '*_test.rb')] if files.empty?
files.sort.each { |file| require File.expand_path(file) }
